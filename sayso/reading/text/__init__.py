"""Characters alone: numbers in figures and words, quotation marks. In: text. Out: values and spans. No annotation."""
