"""Orders, and the articles they are about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Order:
    """So many pieces of an article, for a customer."""

    customer: str
    article: str
    pieces: int


class OutOfStock(Exception):
    """There are not enough pieces of an article."""


def unknown_articles(orders, catalog):
    """Articles that are ordered and not in the catalog, each once, in the order in which they come up."""
    known = list(catalog)
    unknown = []
    for order in orders:
        if order.article not in known and order.article not in unknown:
            unknown.append(order.article)
    return unknown


def demand(orders):
    """How many pieces of every article are ordered, by article."""
    total = {}
    for order in orders:
        if order.article in total.keys():
            total[order.article] += order.pieces
        else:
            total[order.article] = order.pieces
    return total


def serve(orders, store):
    """Hand out what the store has, first come first served, and take it out of the store.

    Raises OutOfStock at the first order that cannot be served whole.
    """
    waiting = list(orders)
    served = []
    while waiting:
        order = waiting.pop(0)
        if store.get(order.article, 0) < order.pieces:
            raise OutOfStock(order.article, order.pieces)
        store[order.article] -= order.pieces
        served.append(order)
    return served
