import { Entity } from "typeorm";

@Entity("teams") // declares: teams
export default class Team {}
