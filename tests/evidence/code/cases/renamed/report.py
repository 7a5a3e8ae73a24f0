from stock import Move
from stock.models import Level


def report(session):
    session.add(Level(amount=1))  # writes: bin_levels
    return session.query(Move).all()  # reads: stock_moves
