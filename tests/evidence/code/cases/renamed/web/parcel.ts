@Entity("shipments") // declares: shipments
export class Parcel {}
