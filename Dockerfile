# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Packages are restored before the sources are copied, so that a change of code does not fetch them again.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY .ci/BannedSymbols.txt .ci/
COPY src/ModelCompare/ModelCompare.csproj src/ModelCompare/
COPY src/ModelCompare.Storage/ModelCompare.Storage.csproj src/ModelCompare.Storage/
COPY src/ModelCompare.Worker/ModelCompare.Worker.csproj src/ModelCompare.Worker/
RUN dotnet restore src/ModelCompare.Worker/ModelCompare.Worker.csproj

COPY src/ src/
RUN dotnet publish src/ModelCompare.Worker/ModelCompare.Worker.csproj --no-restore -c Release -o /app -p:UseAppHost=true \
 && ln -s ModelCompare.Worker /app/modelcompare \
 && mkdir /data

# The extra image has ICU, which the SQL Server client needs; a chiseled one has no shell, no package manager, and an unprivileged user.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra

# A test holds it equal to the version in Directory.Build.props.
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="ModelCompare" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}"
COPY --from=build /app /app
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
COPY sources.json /etc/modelcompare/sources.json

# gcServer=0: one process that mostly waits; the server collector would keep a heap for every core of the host.
# EnableDiagnostics=0: the runtime's diagnostic socket is a file in /tmp, and the root filesystem may be read-only.
# SQLITE_TMPDIR: what SQLite sorts beyond memory has no other place where the rest is read-only.
# Http__Urls is left alone: the worker listens on the container's own loopback, where HEALTHCHECK asks, until whoever
# publishes a port also says so (-e Http__Urls=http://+:8080).
ENV DOTNET_gcServer=0 \
    DOTNET_EnableDiagnostics=0 \
    ConnectionStrings__Catalog="Data Source=/data/modelcompare.db" \
    SQLITE_TMPDIR=/data \
    PATH="/app:${PATH}"
USER $APP_UID
VOLUME /data
# Where sources.json is looked for, by `docker exec CONTAINER modelcompare refresh` as well, and appsettings.json.
WORKDIR /etc/modelcompare

# The program asks itself: there is no shell and no curl. A first start makes the schema, well within the start period;
# a check costs a start of the runtime, half a second of one core, so it is not asked more often than twice a minute.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --start-interval=5s --retries=3 CMD ["/app/modelcompare", "health"]

# PID 1 is the program itself, which stops within 8 seconds of SIGTERM; engines kill after 10.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/app/modelcompare"]
CMD ["run", "--sources", "/etc/modelcompare/sources.json"]
