#!/bin/sh
# Brings from npm, by the lock file beside this script, ECharts into vendor/,
# from where the pages embed it, and axe-core for the tests. "make assets" calls
# it.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
if ! command -v npm >/dev/null 2>&1; then
	echo "fetch.sh: npm is missing: install Node.js 20 or later" >&2
	exit 1
fi

# npm works in a folder of its own, so that node_modules never lies below a
# folder that go:embed reads.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/package-lock.json" "$work/"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)

# echarts.min.js holds zrender and tslib too, so their licences come along.
modules=$work/node_modules
rm -rf "$here/vendor"
mkdir -p "$here/vendor"
cp "$modules/echarts/dist/echarts.min.js" "$modules/echarts/LICENSE" "$modules/echarts/NOTICE" "$here/vendor/"
cp "$modules/zrender/LICENSE" "$here/vendor/LICENSE-zrender"
cp "$modules/echarts/licenses/LICENSE-d3" "$here/vendor/LICENSE-d3"
cp "$modules/tslib/LICENSE.txt" "$here/vendor/LICENSE-tslib"
mkdir -p "$here/../testdata/vendor"
cp "$modules/axe-core/axe.min.js" "$here/../testdata/vendor/"
echo "ECharts $(sed -n 's/^  "version": "\(.*\)",$/\1/p' "$modules/echarts/package.json") is in $here/vendor"
