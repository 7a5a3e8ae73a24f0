import { pgTable, serial } from "drizzle-orm/pg-core";

export const shipments = pgTable("shipments", { id: serial("id") }); // declares: shipments
