import { integer, sqliteTable } from "drizzle-orm/sqlite-core";

export const comments = sqliteTable("comments", { id: integer("id") }); // declares: comments
