import random

import pytest
from stock.orders import Order, OutOfStock, demand, serve, unknown_articles


@pytest.fixture(scope="module")
def orders():
    chance = random.Random(5)
    return [
        Order(f"customer {chance.randrange(300)}", f"article {chance.randrange(1500)}", chance.randrange(1, 5))
        for _ in range(20_000)
    ]


@pytest.fixture
def store():
    return {f"article {number}": 200 for number in range(1500)}


def test_articles_of_the_catalog_are_known(orders):
    catalog = [f"article {number}" for number in range(1400)]
    found = unknown_articles(orders, catalog)
    assert len(found) == 100
    assert found[0] == next(order.article for order in orders if order.article not in catalog)


def test_nothing_is_unknown_of_nothing():
    assert unknown_articles([], ["article 1"]) == []


def test_demand_counts_pieces(orders):
    assert sum(demand(orders).values()) == sum(order.pieces for order in orders)
    assert demand([Order("a", "x", 2), Order("b", "y", 1), Order("c", "x", 3)]) == {"x": 5, "y": 1}


def test_orders_are_served_as_they_come(orders, store):
    assert serve(orders, store) == orders
    assert sum(store.values()) == 1500 * 200 - sum(order.pieces for order in orders)


@pytest.mark.parametrize("pieces", [201, 1000])
def test_what_is_not_there_cannot_be_served(store, pieces):
    with pytest.raises(OutOfStock, match="article 7"):
        serve([Order("a", "article 7", pieces)], store)
