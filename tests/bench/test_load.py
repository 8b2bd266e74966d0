"""What the measure of the server prints."""

from __future__ import annotations

from load import Figures, Minute, share


def test_so_many_of_a_hundred_took_no_longer() -> None:
    assert share([0.3, 0.1, 0.2], 50) == 0.2
    assert share([0.3, 0.1, 0.2], 100) == 0.3
    assert share([], 95) == 0


def test_every_minute_in_which_there_were_choices_has_a_row_with_what_a_choice_cost() -> None:
    first = Minute([0.010, 0.030], [0.020], 8_000, 0.020, 0.010)
    table = list(Figures([first, Minute()]).table)
    assert len(table) == 3
    assert table[2] == "| 1 | 2 | 1 | 30 | 30 | 30 | 10.0 | 5.0 | 4.0 |"
