import { Repository } from "typeorm";
import { Invoice as Bill, UserProfile } from "./entities";
import { shipments } from "@/tables";

const db = require("../models");

export class Service {
  constructor(
    @InjectRepository(UserProfile) // mentions: user_profiles
    private readonly profiles: Repository<UserProfile>,
  ) {}

  async run(id: number) {
    const user = await prisma.user.findUnique({ where: { id } }); // reads: users
    await tx.auditEntry.create({ data: { what: "seen" } }); // writes: audit_entries
    await this.profiles.save({ id }); // writes: user_profiles
    const bill = await manager.findOne(Bill, { where: { id } }); // reads: invoices
    await drizzle.insert(shipments).values({ id }); // writes: shipments
    const rows = await drizzle.select().from(shipments); // reads: shipments
    await db.StockMove.findAll(); // reads: stock_moves
    await db.StockMove.destroy({ where: { id } }); // writes: stock_moves
    const people = await knex("customers").where({ id }).first(); // reads: customers
    await knex("customers").insert({ id }); // writes: customers
    const { data } = await supabase.from("posts").select("*"); // reads: posts
    await supabase.from("posts").update({ id }); // writes: posts
    await kysely.selectFrom("customers").selectAll().execute(); // reads: customers
    await pool.query(`DELETE FROM posts WHERE id = ${id}`); // writes: posts
    return { user, bill, rows, people, data };
  }

  traps() {
    const users = Array.from("users");
    const path = require("path").join("users", "x");
    const pattern = /['"]/; // users
    this.router.get("/users", handler);
    storage.from("posts").upload("x");
    localStorage.getItem("customers");
    return { users, path, pattern, text: "select one of the users" };
  }
}
