"""Rasa's graph in order: the outputs of dask's runner, only what is needed, each node once."""

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.assistant.runner import InOrderRunner

pytestmark = pytest.mark.filterwarnings("ignore:pkg_resources is deprecated:UserWarning")


class Sum(GraphComponent):
    """Adds what it is given to its own number, and counts how often it ran."""

    ran: dict[str, int] = {}  # noqa: RUF012 - emptied before each test

    def __init__(self, name, own):
        self.name, self.own = name, own

    @classmethod
    def create(cls, config, model_storage, resource, execution_context):
        return cls(resource.name, config["own"])

    def add(self, left, right=0):
        self.ran[self.name] = self.ran.get(self.name, 0) + 1
        return left + right + self.own


def node(own, **needs):
    return SchemaNode(
        needs=needs,
        uses=Sum,
        fn="add",
        constructor_name="create",
        config={"own": own},
        eager=True,
    )


@pytest.fixture
def dask(tmp_path):
    Sum.ran = {}
    schema = GraphSchema(
        {
            "both": node(1000, left="first", right="second"),
            "first": node(1, left="given"),
            "second": node(10, left="first"),
            "aside": node(5, left="given"),
        }
    )
    context = ExecutionContext(schema, model_id="m")
    return DaskGraphRunner.create(schema, LocalModelStorage.create(tmp_path), context)


def test_it_gives_what_dask_gives(dask):
    for targets in (["both"], ["second"], ["both", "aside"], ["first"]):
        theirs = dask.run({"given": 100}, targets)
        assert InOrderRunner(dask).run({"given": 100}, targets) == theirs


def test_a_node_runs_once_and_only_if_needed(dask):
    assert InOrderRunner(dask).run({"given": 100}, ["both"]) == {"both": 1212}

    assert Sum.ran == {"first": 1, "second": 1, "both": 1}


def test_a_second_run_starts_anew(dask):
    runner = InOrderRunner(dask)
    runner.run({"given": 100}, ["both"])

    assert runner.run({"given": 200}, ["both"]) == {"both": 1412}


def test_an_input_with_the_name_of_a_node_is_refused(dask):
    with pytest.raises(GraphRunError, match="first"):
        InOrderRunner(dask).run({"first": 1}, ["both"])


def test_a_missing_input_is_an_error_as_it_is_with_dask(dask):
    for runner in (dask, InOrderRunner(dask)):
        with pytest.raises(GraphRunError, match="given"):
            runner.run({}, ["first"])
