from rodatraden.core.suppression import too_few, too_few_answers


def test_nobody_may_be_shown_but_few_may_not() -> None:
    assert [too_few(count, 5) for count in (0, 1, 4, 5)] == [False, True, True, False]
    assert [too_few_answers(answers, 10) for answers in (0, 9, 10)] == [True, True, False]
