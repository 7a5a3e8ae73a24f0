from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


class Mv(Base):
    __tablename__ = "stock_moves"  # declares: stock_moves


class Lv(Base):
    __tablename__ = "bin_levels"  # declares: bin_levels


Level = Lv  # mentions: bin_levels
