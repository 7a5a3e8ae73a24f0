export { Parcel as Sending } from "./parcel";
