#!/bin/sh
# The sample page through real programs: what ibid reads of each file must be what it reads of the Markdown.
# Needs pandoc; uses LibreOffice (soffice) and pdflatex if they are there.
#
#     tests/programs.sh target/release/ibid
set -eu
ibid=$(realpath "${1:-target/release/ibid}")
samples=$(realpath "$(dirname "$0")/../samples")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp "$samples/formats.md" page.md

notes() { "$ibid" convert "$1" --to csv-citations -q | cut -d, -f1,3-; }

for suffix in docx odt html tex epub; do
    pandoc page.md -s --metadata title=Page -o "page.$suffix"
done
pandoc page.md -s -t opendocument -o page.fodt
if command -v soffice >/dev/null; then
    mkdir office
    for suffix in pdf odt html; do
        soffice --headless --convert-to "$suffix" --outdir office page.docx >/dev/null 2>&1
    done
    soffice --headless --convert-to docx --outdir office page.odt >/dev/null 2>&1
fi
if command -v pdflatex >/dev/null; then
    # Without the note in Cyrillic, for which Latin Modern has no letters.
    grep -v '^\[^7\]:' page.md | sed 's/\[^7\]//' >latin.md
    pandoc latin.md -s -o latin.tex
    pdflatex -interaction=batchmode latin.tex >/dev/null
fi

notes page.md >expected
notes latin.md >expected.latin 2>/dev/null || true
status=0
for file in page.* office/page.* latin.pdf; do
    [ -f "$file" ] || continue
    case $file in
        page.md) continue ;;
        latin.pdf) expected=expected.latin ;;
        *) expected=expected ;;
    esac
    notes "$file" >found || true
    # LaTeX and pandoc number the eighth note as the seventh where one is left out.
    if [ "$file" = latin.pdf ]; then
        cut -d, -f2- "$expected" >a && cut -d, -f2- found >b
    else
        cp "$expected" a && cp found b
    fi
    if diff a b >difference; then
        echo "as the Markdown: $file"
    else
        echo "differs: $file" && cat difference && status=1
    fi
done
exit $status
