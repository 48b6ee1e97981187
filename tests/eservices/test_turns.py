"""Writers take turns."""

import threading
import time

from eservices.turns import Turns


def test_turns_come_in_the_order_of_asking() -> None:
    turns, order = Turns(), []
    turns.wait(1)

    def ask(number: int) -> None:
        assert turns.wait(5)
        order.append(number)
        turns.end()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for number, thread in enumerate(threads):
        thread.start()
        while turns.waiting <= number:
            time.sleep(0.001)
    turns.end()
    for thread in threads:
        thread.join()
    assert order == list(range(6))


def test_who_has_waited_long_enough_gives_up_and_is_passed_over() -> None:
    turns = Turns()
    assert turns.wait(1)
    assert not turns.wait(0.01)
    turns.end()
    assert turns.wait(1)


def test_a_turn_that_comes_at_the_last_moment_is_not_lost() -> None:
    turns = Turns()
    turns.wait(1)
    late = threading.Lock()
    assert not turns.give_up(late)
    turns.end()
    assert turns.wait(0)
