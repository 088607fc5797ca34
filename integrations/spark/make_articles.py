"""Writes N articles as JSON lines: those of a folder, then the same with their paragraphs turned, and one that has no text.

    make_articles.py FOLDER N > articles.jsonl
"""

import json
import pathlib
import sys

folder, count = sys.argv[1], int(sys.argv[2])
texts = [path.read_text(encoding="utf-8").split("\n\n") for path in sorted(pathlib.Path(folder).glob("*.txt"))]
for number in range(count):
    paragraphs = texts[number % len(texts)]
    turn = number // len(texts) % len(paragraphs)
    text = "\n\n".join(paragraphs[turn:] + paragraphs[:turn])
    article = {"id": f"a{number}", "published_at": f"2023-06-{number % 28 + 1:02}", "text": "" if number == count - 1 else text}
    print(json.dumps(article, ensure_ascii=False, separators=(",", ":")))
