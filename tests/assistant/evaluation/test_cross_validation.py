from collections import Counter

from bot.assistant.evaluation.cross_validation import cross_validation, predictions
from bot.assistant.urgency.sentences import held_back


def test_every_example_is_predicted_once(ground):
    found = predictions(ground.encoders, ground.examples)
    assert Counter((one.text, one.expected) for one in found) == Counter(ground.examples)


def test_an_answer_with_too_few_examples_stays_out(ground):
    rare = [*ground.examples, ("only one of these", "rare/answer")]
    assert "rare/answer" not in {one.expected for one in predictions(ground.encoders, rare)}


def test_the_chapter_says_that_it_flatters(ground):
    section = cross_validation(ground.encoders, ground.examples)
    assert "Optimistic" in section.intro
    assert section.figures["topic_accuracy"] > 1 / 3


def test_what_the_encoder_never_saw_is_told_apart(ground):
    whole, tenth = cross_validation(ground.encoders, ground.examples).tables[0].rows
    unseen = sum(held_back(text) for text, _ in ground.examples)
    assert 0 < unseen < len(ground.examples)
    assert (whole[1], tenth[1]) == (str(len(ground.examples)), str(unseen))
