#!/bin/sh
# Makes the secrets that compose.yaml and deploy/kubernetes name, one a file, in the folder "secrets" beside this script or in the one
# named. It overwrites none: to rotate one, delete its file (of a password, also the connection string) and run this again.
#   secrets.sh [FOLDER]        MODELCOMPARE_SERVER: the server of the connection strings, by default the one of compose.yaml
set -eu
folder=${1:-$(dirname "$0")/secrets}
server=${MODELCOMPARE_SERVER:-"sqlserver;TrustServerCertificate=True"}
mkdir -p "$folder"
# The containers' users are not the host's: files can be read by all, but only who may enter the folder gets to them.
chmod 700 "$folder"

write() {
  [ -e "$folder/$1" ] || (umask 022 && printf '%s' "$2" > "$folder/$1")
}

# SQL Server wants capitals, small letters and digits; nothing in it needs quotes in SQL or in a connection string.
password() {
  printf 'Aa1%s' "$(openssl rand -hex 24)"
}

connection() {
  printf 'Server=%s;Database=modelcompare;User ID=%s;Password=%s' "$server" "$1" "$(cat "$folder/$2")"
}

write sa-password "$(password)"
write owner-password "$(password)"
write worker-password "$(password)"
write owner-connection "$(connection modelcompare_owner owner-password)"
write worker-connection "$(connection modelcompare_worker worker-password)"
write api-key "$(openssl rand -hex 24)"
echo "Secrets are in $folder:" "$(ls "$folder" | tr '\n' ' ')"
