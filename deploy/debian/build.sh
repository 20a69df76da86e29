#!/bin/sh
# Makes a Debian package with nothing but Go and dpkg-deb: deploy/debian/build.sh VERSION ARCH [FOLDER]
# ARCH is amd64 or arm64. The package is reproducible: the same commit, Go and SOURCE_DATE_EPOCH (by default the time of the
# commit) make the same bytes. MAINTAINER says who answers for it.
set -eu
umask 022

if [ $# -lt 2 ] || [ $# -gt 3 ]; then
	echo "usage: $0 VERSION ARCH [FOLDER]" >&2
	exit 2
fi
version=${1#v}
arch=$2
folder=$(cd "${3:-.}" && pwd)
case $version in
[0-9]*) ;;
*)
	echo "$0: $1 is no version: it must begin with a digit" >&2
	exit 2
	;;
esac
case $arch in
amd64 | arm64) ;;
*)
	echo "$0: there is no package for $arch: amd64 or arm64" >&2
	exit 2
	;;
esac

cd "$(dirname "$0")/../.."
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

CGO_ENABLED=0 GOOS=linux GOARCH=$arch go build -trimpath -ldflags='-s -w' -o "$root/program" ./cmd/jink
install -D -m 755 "$root/program" "$root/usr/bin/jink"
rm "$root/program"

# The units are those of deploy/systemd, with the program where packages have it.
units=$root/usr/lib/systemd/system
mkdir -p "$units/jink.service.d"
for unit in jink.service jink.socket jink-tls.socket jink-backup.service jink-backup.timer jink.service.d/config.conf; do
	sed 's|/usr/local/bin/jink|/usr/bin/jink|g' "deploy/systemd/$unit" >"$units/$unit"
	chmod 644 "$units/$unit"
done

# It may come to hold the password of a database.
install -D -m 600 deploy/systemd/jink.toml "$root/etc/jink/jink.toml"
install -D -m 644 LICENSE "$root/usr/share/doc/jink/copyright"
gzip -n -9 <CHANGELOG.md >"$root/usr/share/doc/jink/changelog.gz"
chmod 644 "$root/usr/share/doc/jink/changelog.gz"

size=$(du -sk --apparent-size "$root" | cut -f1)
install -d -m 755 "$root/DEBIAN"
install -m 755 deploy/debian/postinst deploy/debian/prerm deploy/debian/postrm "$root/DEBIAN/"
echo /etc/jink/jink.toml >"$root/DEBIAN/conffiles"
cat >"$root/DEBIAN/control" <<END
Package: jink
Version: $version
Architecture: $arch
Maintainer: ${MAINTAINER:-jink maintainers <root@localhost>}
Installed-Size: $size
Depends: init-system-helpers (>= 1.54)
Recommends: ca-certificates
Suggests: haproxy, postgresql, prometheus
Section: web
Priority: optional
Homepage: https://github.com/jinklink/jink
Description: self-hosted URL shortener
 Short links, a REST API and a page to make links with, from one program and one
 file of data, or on a PostgreSQL database that several nodes share. It comes
 with metrics, objectives and alerts, and obtains certificates by itself.
END
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
chmod 644 "$root"/DEBIAN/conffiles "$root"/DEBIAN/control "$root"/DEBIAN/md5sums
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
chmod 755 "$root"

dpkg-deb --root-owner-group -Zxz --build "$root" "$folder/jink_${version}_$arch.deb"
