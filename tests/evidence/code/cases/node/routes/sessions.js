const { Session } = require("../models");
const models = require("../models");

router.post("/sessions", async (req, res) => {
  const session = await Session.create({ id: 1 }); // writes: sessions
  await models.Session.findOne({ where: { id: 1 } }); // reads: sessions
  await session.update({ id: 2 }); // writes: sessions
  res.render("sessions/show", { sessions: [session] });
});
