export { User } from "./User";
export { Post } from "./Post";
export { default as Team } from "./Team";
