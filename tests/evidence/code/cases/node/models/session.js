"use strict";
const { Model } = require("sequelize");

module.exports = (sequelize, DataTypes) => {
  class Session extends Model {
    static associate(models) {
      Session.belongsTo(models.User, { as: "user" }); // mentions: sessions
    }
  }
  Session.init({ id: DataTypes.INTEGER }, { sequelize, modelName: "Session", tableName: "sessions" }); // declares: sessions
  return Session; // mentions: sessions
};
