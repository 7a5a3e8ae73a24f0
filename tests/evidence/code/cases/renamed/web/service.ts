import { Sending } from "./index";

export async function run(db: DataSource) {
  await db.getRepository(Sending).save({ id: 1 }); // writes: shipments
  return db.getRepository(Sending).find(); // reads: shipments
}

export async function other(db: DataSource) {
  await db.manager.delete(Sending, { id: 1 }); // writes: shipments
}
