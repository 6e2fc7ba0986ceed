"""What the tests of the catalogue ask with: the examples on the sample, and values that the real gazette knows."""

from remit.queries.catalogue import Question

REAL = {"unit": "区财政局", "leader": "王振", "text": "生态", "name": "领导小组", "least": "2", "one": "区财政局", "other": "区教育局",
        "first": "2019-01-01", "last": "2019-04-01", "date": "2019-06-30", "post": "区财政局局长", "subject": "区", "object": "局",
        "document": "新政发〔2019〕5号"}  # fmt: skip


def given(question: Question) -> dict[str, str]:
    """Give the example of each parameter."""
    return {p["name"]: p["example"] for p in question.parameters}


def real(question: Question) -> dict[str, str]:
    """Give a value of the real gazette for each parameter."""
    return {p["name"]: REAL[p["name"]] for p in question.parameters}
