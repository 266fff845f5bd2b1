from collections import Counter

from bot.assistant.evaluation.cross_validation import cross_validation, predictions


def test_every_example_is_predicted_once(ground):
    pairs = predictions(ground.encoder, ground.examples)
    assert Counter(expected for expected, _ in pairs) == Counter(k for _, k in ground.examples)


def test_an_answer_with_too_few_examples_stays_out(ground):
    rare = [*ground.examples, ("only one of these", "rare/answer")]
    assert "rare/answer" not in {expected for expected, _ in predictions(ground.encoder, rare)}


def test_the_chapter_says_that_it_flatters(ground):
    section = cross_validation(ground.encoder, ground.examples)
    assert "Optimistic" in section.intro
    assert section.figures["topic_accuracy"] > 1 / 3
