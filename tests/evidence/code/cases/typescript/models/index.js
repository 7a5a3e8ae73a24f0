const { DataTypes, sequelize } = require("./connection");

const StockMove = sequelize.define("StockMove", { id: DataTypes.INTEGER }, { tableName: "stock_moves" }); // declares: stock_moves

module.exports = { StockMove }; // mentions: stock_moves
