import { Entity, OneToMany } from "typeorm";

@Entity("invoices") // declares: invoices
export class Invoice {
  @OneToMany(() => BasketItem, (item) => item.invoice) // mentions: basket_items
  items: BasketItem[]; // mentions: basket_items
}

@Entity({ name: "basket_items" }) // declares: basket_items
export class BasketItem {}

@Entity()
export class UserProfile {} // declares: user_profiles
