"""Attributes a folder of articles on a Spark cluster.

    spark-submit attribute.py FOLDER OUTPUT [--command "jsonl --threads 1"] [--partitions N]

FOLDER holds .txt files in UTF-8, anywhere that Hadoop can read. OUTPUT becomes a folder of JSON lines, one a
document, with the file's name for the id; its parts, one after the other, are in the order of the names.

The command is the `jsonl` example. It must be on every worker, or sent there with `--files`.
"""

import argparse
import json
import os

from pyspark.sql import SparkSession


def document(file):
    """One line of JSON. Bytes that are no UTF-8 become lone surrogates, which `jsonl` refuses with an error line."""
    path, content = file
    text = bytes(content).decode("utf-8", errors="surrogateescape")
    return json.dumps({"id": os.path.basename(path), "text": text})


def main():
    parser = argparse.ArgumentParser(description="Attribute a folder of articles on a Spark cluster.")
    parser.add_argument("folder")
    parser.add_argument("output")
    # Spark fills the cores with partitions, so that a process of its own threads would only get in the way.
    parser.add_argument("--command", default="jsonl --threads 1")
    parser.add_argument("--partitions", type=int, default=None)
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("quote-attribution").getOrCreate()
    files = spark.sparkContext.binaryFiles(arguments.folder.rstrip("/") + "/*.txt", minPartitions=arguments.partitions)
    documents = files.sortByKey(numPartitions=arguments.partitions).map(document)
    # checkCode: a process that fails or is killed fails its task, and Spark runs the task again.
    documents.pipe(arguments.command, checkCode=True).saveAsTextFile(arguments.output)
    spark.stop()


if __name__ == "__main__":
    main()
