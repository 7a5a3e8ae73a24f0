import { DataSource, Repository, getRepository } from "typeorm";
import { Post, User as Person } from "./entity";
import Team from "./entity/Team";
import type { Knex } from "knex";
import * as schema from "./drizzle";
import { eq } from "drizzle-orm";

export class Service {
  private readonly posts: Repository<Post>;

  constructor(private readonly source: DataSource, private prisma: PrismaClient) {
    this.posts = source.getRepository(Post); // mentions: posts
  }

  async run(knex: Knex, client: Client, id: number) {
    const person = await Person.findOneBy({ id }); // reads: users
    person!.name = "x";
    await person!.save(); // writes: users
    await this.posts.delete({ id }); // writes: posts
    const teams = await this.source
      .getRepository(Team) // reads: teams
      .createQueryBuilder("t")
      .where("t.id = :id", { id })
      .getMany();
    await this.source.createQueryBuilder().insert().into(Team).values({ id }).execute(); // writes: teams
    await this.source.manager.save(Team, { id }); // writes: teams
    await this.prisma.apiKey.updateMany({ where: { id } }); // writes: api_keys
    const found = await this.prisma.accounts.count(); // reads: accounts
    await this.prisma.$transaction(async (tx) => {
      await tx.apiKey.deleteMany(); // writes: api_keys
    });
    await this.prisma.$executeRaw`UPDATE settings SET value = ${id}`; // writes: settings
    await db.insert(schema.comments).values({ id }); // writes: comments
    const rows = await db.select().from(schema.comments).where(eq(schema.comments.id, id)); // reads: comments
    await db.query.comments.findMany(); // reads: comments
    await db.update(schema.comments).set({ id }); // writes: comments
    await knex.insert({ id }).into("audit_log"); // writes: audit_log
    await knex("orders as o").join("users as u", "u.id", "o.user_id").select("o.id"); // reads: orders, users
    await knex.raw("delete from sessions where id = ?", [id]); // writes: sessions
    await client.query({
      text: "SELECT * FROM settings WHERE id = $1", // reads: settings
      values: [id],
    });
    await client.query(
      `INSERT INTO audit_log (id) -- writes: audit_log
       SELECT id FROM orders -- reads: orders
`,
    );
    const [result] = await connection.execute("SELECT 1 FROM `sessions`"); // reads: sessions
    await sql`select * from ${sql("orders")}`;
    await supabase.from("accounts").insert({ id }).select(); // writes: accounts
    return { person, teams, found, rows, result };
  }

  traps(app: Express) {
    app.use("/users", router);
    const orders = useQuery(["orders", "users"]);
    const { data: users, comments } = this.state;
    localStorage.setItem("sessions", JSON.stringify(users));
    it("deletes users from the list", () => {});
    emitter.emit("orders", orders);
    return t("settings") + i18n.get("users") + comments.length;
  }
}
