#!/usr/bin/env bash
# Builds what the desk sends to a browser, from locked npm packages, into a folder that git ignores.
# Does nothing when nothing that it is built from has changed.
set -euo pipefail
cd "$(dirname "$0")/../.."

built=src/goldendoor/hall/static_built
styles=src/goldendoor/hall/styles

if command -v flock >/dev/null; then
  exec 9>.assets.lock
  flock 9
fi

packages_wanted="$(cat package.json package-lock.json | cksum)"
built_wanted="$(cat package-lock.json tools/assets/build.sh $(find "$styles" -name '*.scss' | sort) | cksum)"
packages_stamp=node_modules/.installed
built_stamp="$built/.built-from"
same() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

if same "$packages_stamp" "$packages_wanted" && same "$built_stamp" "$built_wanted"; then
  exit 0
fi

PATH="$(tools/setup/node.sh):$PATH"

if ! same "$packages_stamp" "$packages_wanted"; then
  # No package's own script is run: none of these needs one, and a stranger's code is not asked in.
  npm ci --ignore-scripts --omit=optional --silent --no-audit --no-fund </dev/null
  echo "$packages_wanted" >"$packages_stamp"
fi

fresh="$(mktemp -d "$PWD/.assets.XXXXXX")"
trap 'rm -rf "$fresh"' EXIT
chmod 755 "$fresh"
mkdir "$fresh/css" "$fresh/js" "$fresh/licenses" "$fresh/fonts"

node_modules/.bin/sass --style=compressed --no-source-map --quiet-deps \
  --load-path=node_modules/@uswds/uswds/packages "$styles/desk.scss" "$fresh/css/desk.css"

# Only the pictures that the stylesheet names: USWDS ships 328 files and the desk needs a handful.
grep -o 'url("\.\./img/[^"]*")' "$fresh/css/desk.css" | sort -u | sed 's/^url("\.\.\///; s/")$//' |
  while read -r picture; do
    mkdir -p "$fresh/$(dirname "$picture")"
    install -m 644 "node_modules/@uswds/uswds/dist/$picture" "$fresh/$picture"
  done

# What the papers are set in: embedded in each, so that it reads the same everywhere.
for face in Regular Bold Italic; do
  install -m 644 "node_modules/@uswds/uswds/dist/fonts/public-sans/PublicSans-$face.woff2" "$fresh/fonts/"
done

# A source map that is not there would stop the manifest of hashed file names.
sed '/^\/\/# sourceMappingURL=/d' node_modules/htmx.org/dist/htmx.min.js >"$fresh/js/htmx.min.js"

install -m 644 node_modules/@uswds/uswds/LICENSE.md "$fresh/licenses/uswds.md"
install -m 644 node_modules/htmx.org/LICENSE "$fresh/licenses/htmx.txt"

echo "$built_wanted" >"$fresh/.built-from"
rm -rf "$built"
mv "$fresh" "$built"
trap - EXIT
echo "built $built: $(du -sk "$built" | cut -f1) KB, stylesheet $(wc -c <"$built/css/desk.css") bytes"
