#!/bin/sh
# Writes the files of testdata/real anew with the programs that people use:
# LibreOffice, s-nail, wget, gzip, tar, zip and qpdf. The articles are ours.
# The files are committed, so that the tests need none of these programs.
set -eu
cd "$(dirname "$0")/real"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cat > "$tmp/brief.html" <<'END'
<html lang="de"><head><meta charset="utf-8"><title>Außenminister sagt Reise nach Ankara ab</title></head><body>
<h1>Außenminister sagt Reise nach Ankara ab</h1>
<p>Wien, 3. März 2025 (Demarche) – Der österreichische Außenminister hat seine Reise nach Ankara abgesagt. Er protestierte
damit gegen die Festnahme eines Bürgermeisters, wie eine Sprecherin am Montag mitteilte.</p>
<p>Das türkische Außenministerium bedauerte die Entscheidung. Die Gespräche über die Rückübernahme von
Geflüchteten sollen später fortgesetzt werden, hieß es aus Ankara. Über&shy;prüfbar war das zunächst nicht.</p>
</body></html>
END
soffice() { HOME=$tmp command soffice --headless --convert-to "$1" --outdir "$2" "$3" >&2; }
soffice odt:writer8 "$tmp" "$tmp/brief.html"
cp "$tmp/brief.odt" .
soffice "docx:MS Word 2007 XML" . brief.odt
soffice pdf . brief.odt
qpdf --encrypt user owner 256 -- brief.pdf locked.pdf

{
	echo '<html lang="en"><head><meta charset="utf-8"><title>Chronicle</title></head><body>'
	for i in $(seq 1 300); do
		echo "<p style=\"page-break-before: always\">Note $i. The foreign ministers of both countries met on day $i of the talks.</p>"
	done
	echo '</body></html>'
} > "$tmp/long.html"
soffice odt:writer8 "$tmp" "$tmp/long.html"
soffice pdf "$tmp" "$tmp/long.odt"
qpdf --object-streams=generate --recompress-flate --compression-level=9 "$tmp/long.pdf" long.pdf

rm -f box.mbox
send() { # charset, subject
	TZ=UTC MAILRC=/dev/null s-nail -:/ -S v15-compat -S mta=test://"$tmp/out" -S record=box.mbox -S ttycharset=utf-8 -S sendcharsets="$1" \
		-S from='Agentur Übersee <agentur@example.org>' -S hostname=example.org -s "$2" leser@example.org
}
send utf-8 'Präsident empfängt Botschafter' <<'END'
Der Präsident hat am Montag den neuen Botschafter der Schweiz empfangen.

From that day on, hieß es auf Englisch, werde enger zusammengearbeitet.
END
send iso-8859-15 'Grüße aus Zürich' <<'END'
Der Bundesrat hat am Dienstag höhere Zölle für Stahl beschlossen, 5 € je Tonne.
END

mkdir "$tmp/site"
cp "$tmp/brief.html" "$tmp/site/index.html"
echo '<p><a href="old.html">old</a> <a href="none.html">none</a></p>' >> "$tmp/site/index.html"
iconv -f UTF-8 -t ISO-8859-1//TRANSLIT <<'END' > "$tmp/site/old.html"
<html><head><meta http-equiv="content-type" content="text/html; charset=iso-8859-1"><title>Bürgermeister gewählt</title></head><body><article>
<p>Die Bürger von Köln haben am Sonntag einen neuen Oberbürgermeister gewählt. Er löst seine Vorgängerin ab, die nicht mehr angetreten war.</p>
<p>Der Ministerpräsident gratulierte dem Gewählten noch am Abend und kündigte ein baldiges Treffen in Düsseldorf an.</p>
</article></body></html>
END
(cd "$tmp/site" && exec python3 -m http.server 8765 --bind 127.0.0.1 >&2) &
server=$!
sleep 1
wget -q -r --warc-file="$tmp/site" --no-warc-keep-log -P "$tmp/got" http://127.0.0.1:8765/ || true # 404 of none.html
kill $server
cp "$tmp/site.warc.gz" .

mkdir -p "$tmp/pack/deep"
echo 'The prime minister received the ambassador of Norway in the capital on Friday.' > "$tmp/pack/deep/english.txt"
echo 'Die Kanzlerin hat den Botschafter Norwegens am Freitag in der Hauptstadt empfangen.' > "$tmp/pack/deutsch.txt"
ln -s /etc/passwd "$tmp/pack/link.txt"
ln -s . "$tmp/pack/loop"
(cd "$tmp/pack" && tar -c --owner=0 --group=0 --mtime=2025-03-03 -f "$tmp/pack.tar" -- * && tar -rPf "$tmp/pack.tar" --owner=0 --group=0 --transform='s,^deutsch,../../climb,' deutsch.txt)
gzip -9n < "$tmp/pack.tar" > pack.tgz
rm -f pack.zip locked.zip bomb.zip
(cd "$tmp/pack" && zip -qXry "$tmp/pack.zip" . && zip -qX -P secret "$tmp/locked.zip" deutsch.txt)
(cd "$tmp" && mkdir -p nest && cp pack.zip nest/inner.zip && gzip -9nc pack/deutsch.txt > nest/deutsch.txt.gz && cd nest && zip -qXr ../nest.zip .)
cp "$tmp/pack.zip" "$tmp/locked.zip" "$tmp/nest.zip" .
head -c 100000000 /dev/zero | tr '\0' '\n' > "$tmp/bomb.jsonl"
(cd "$tmp" && zip -qX9 bomb.zip bomb.jsonl && mv bomb.zip "$OLDPWD")
