"""The reports that the law orders: figures counted from the registers, frozen, signed by two people, published."""
