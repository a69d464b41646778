# The steps of eng/release. They take $out, $work, $version, $repository and $missing from there.

version_of_tag() {
  if tag=$(git describe --tags --exact-match --match 'v[0-9]*' 2> /dev/null); then
    echo "${tag#v}"
  else
    echo "0.0.0-g$(git rev-parse --short=12 HEAD)"
  fi
}

# Where releases are downloaded from: the repository that the runner names, else the one that this was cloned from.
url_of_repository() {
  if [ -n "${GITHUB_REPOSITORY:-}" ]; then
    echo "${GITHUB_SERVER_URL:-https://github.com}/$GITHUB_REPOSITORY"
  else
    git remote get-url origin | sed -e 's|^git@\([^:]*\):|https://\1/|' -e 's|\.git$||'
  fi
}

# One program for one system: native where this machine can compile for it, else with the runtime in it.
publish() {
  dotnet publish src/Sealing.Cli -c Release -p:ReleaseRuntime="$1" -p:Version="$version" -p:RunAnalyzers=false -v q -o "$work/$1"
}

# The same bytes of the same commit: names sorted, nobody's, the time of the commit.
archive() {
  local name="seal-$version-$1"
  mkdir -p "$work/$name"
  find "$work/$1" -maxdepth 1 -type f -name 'seal*' ! -name '*.pdb' ! -name '*.dbg' -exec cp {} "$work/$name/" \;
  cp LICENSE README.md CHANGELOG.md "$work/$name/"
  cp -r "$work/man" "$work/completions" "$work/$name/"
  tar --create --gzip --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --directory "$work" --file "$out/$name.tar.gz" "$name"
}

debian() {
  local root="$work/deb-$2" doc=usr/share/doc/sealing
  install -Dm755 "$work/$1/seal" "$root/usr/bin/seal"
  install -Dm644 "$work/completions/seal.bash" "$root/usr/share/bash-completion/completions/seal"
  install -Dm644 "$work/completions/_seal" "$root/usr/share/zsh/vendor-completions/_seal"
  install -Dm644 "$work/completions/seal.fish" "$root/usr/share/fish/vendor_completions.d/seal.fish"
  for page in "$work"/man/*.1; do
    install -Dm644 "$page" "$root/usr/share/man/man1/$(basename "$page")"
    gzip -9n "$root/usr/share/man/man1/$(basename "$page")"
  done

  sed "s|@REPOSITORY@|$repository|" eng/packaging/copyright | install -Dm644 /dev/stdin "$root/$doc/copyright"
  install -Dm644 eng/packaging/lintian-overrides "$root/usr/share/lintian/overrides/sealing"
  mkdir -p "$root/DEBIAN"
  printf 'sealing (%s) unstable; urgency=medium\n\n  * See %s/releases/tag/v%s\n\n -- The Sealing developers <sealing@users.noreply.github.com>  %s\n' \
    "$(debian_version)" "$repository" "$version" "$(date --utc --date="@$SOURCE_DATE_EPOCH" --rfc-email)" | gzip -9n > "$root/$doc/changelog.gz"
  sed -e "s|@REPOSITORY@|$repository|" -e "s/@VERSION@/$(debian_version)/" -e "s/@ARCHITECTURE@/$2/" -e "s/@SIZE@/$(du -k -s "$root/usr" | cut -f1)/" eng/packaging/control > "$root/DEBIAN/control"
  find "$root" -type d -exec chmod 755 {} +
  dpkg-deb --root-owner-group --build "$root" "$out/sealing_$(debian_version)_$2.deb" > /dev/null
  if command -v lintian > /dev/null; then
    lintian --fail-on error "$out/sealing_$(debian_version)_$2.deb"
  else
    missing+=("the check of sealing_$2.deb: the package lintian")
  fi
}

# A version before a release sorts before it.
debian_version() { echo "${version/-/\~}"; }

run_foreign() {
  if command -v "$2" > /dev/null; then
    "$2" -L "$3" "$work/$1/seal" --version
  else
    missing+=("a run of $1: the package qemu-user")
  fi
}

# The libraries; and the command as a tool, native for Linux, one package for each system and one that points to them.
packages() {
  dotnet pack -c Release -p:Version="$version" -p:RunAnalyzers=false -v q -o "$work/packages"
  rm -f "$work"/packages/Sealing.Cli.*
  dotnet pack src/Sealing.Cli -c Release -p:ToolRelease=pointer -p:Version="$version" -p:RunAnalyzers=false -v q -o "$work/packages"
  for runtime in linux-x64 linux-arm64; do
    [ -d "$work/$runtime" ] && dotnet pack src/Sealing.Cli -c Release -p:ToolRelease=native -p:ReleaseRuntime="$runtime" -p:Version="$version" -p:RunAnalyzers=false -v q -o "$work/packages"
  done
  mv "$work"/packages/*.nupkg "$out/"
}

checksums() { (cd "$out" && sha256sum -- * > SHA256SUMS); }

formula() {
  local sums=()
  for runtime in osx-arm64 osx-x64 linux-arm64 linux-x64; do
    sums+=(-e "s/@${runtime}@/$(awk -v name="seal-$version-$runtime.tar.gz" '$2 == name { print $1 }' "$out/SHA256SUMS")/")
  done
  sed -e "s|@REPOSITORY@|$repository|" -e "s/@VERSION@/$version/" "${sums[@]}" eng/packaging/seal.rb > "$out/seal.rb"
}
