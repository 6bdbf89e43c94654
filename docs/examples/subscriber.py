"""Prints every event of one subscribing system (a verified or changed record); acknowledged after it was printed.

An event may come more than once, with the same id: what acts on it remembers the ids.

AMQP_URL=amqp://… python docs/examples/subscriber.py [system]
"""
import json
import os
import sys

import pika

queue = f"subscriber.{sys.argv[1] if len(sys.argv) > 1 else 'demo'}"
connection = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
channel = connection.channel()
channel.basic_qos(prefetch_count=100)
for method, _properties, body in channel.consume(queue):
    event = json.loads(body)
    print(event["sequence"], event["type"], event["subject"], ",".join(event["data"]["changed"]), flush=True)
    channel.basic_ack(method.delivery_tag)
