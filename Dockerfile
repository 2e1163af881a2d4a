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

# The extra image has ICU, which the SQL Server client needs.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
LABEL org.opencontainers.image.title="ModelCompare" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="0.1.0"
COPY --from=build /app /app
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
COPY sources.json /etc/modelcompare/sources.json

# One process that mostly waits: the workstation collector keeps its memory small.
ENV DOTNET_gcServer=0 \
    ConnectionStrings__Catalog="Data Source=/data/modelcompare.db" \
    PATH="/app:${PATH}"
USER $APP_UID
VOLUME /data
WORKDIR /data
ENTRYPOINT ["/app/modelcompare"]
CMD ["run", "--sources", "/etc/modelcompare/sources.json"]
