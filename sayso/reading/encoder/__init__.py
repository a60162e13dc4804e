"""
A paragraph → its annotation, by one pass of the model: the only room with NumPy and ONNX Runtime.

In: text of one paragraph. Out: ``Encoder.annotate``, an ``Annotation``. Out of scope: what crosses paragraphs, and
what news means by its words.
"""
