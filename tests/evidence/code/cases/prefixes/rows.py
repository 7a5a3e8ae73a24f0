def rows(db, schema, prefix):
    db.execute(f"SELECT * FROM {schema}.orders")  # reads: orders
    db.execute(f"TRUNCATE {prefix}users")  # writes: users
    db.execute("SELECT * FROM %s.orders", schema)  # reads: orders
    db.execute("SELECT * FROM " + prefix.lower + "users WHERE id = 1")  # reads: users
