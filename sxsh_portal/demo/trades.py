"""What each trade makes and what a unit of its product takes: orders of magnitude, invented."""

from dataclasses import dataclass

from enterprises.rules import Size

IN, OUT = "in", "out"
# TOE per `unit` of a Use: only for the weight of a site in its cohort; results use the factors.
TOE = {"electricity": 0.1543e-3, "coal_dust_5_6": 0.5e-3, "lpg": 1.09e-3, "diesel_litre": 0.88e-3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A resource per unit of the main product, in `unit`; the price is đồng per `unit`.

    `other_unit` is what some facilities write instead, `ratio` how many `unit` it holds.
    """

    resource: str
    per_product: float
    unit: str
    price: float = 0
    other_unit: str = ""
    ratio: float = 1
    direction: str = IN


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """`output`: what a micro, small, medium, large facility makes of its main product a year."""

    key: str
    industry: str
    word: str
    products: tuple[str, str]
    unit: str
    price: float
    output: tuple[float, float, float, float]
    uses: tuple[Use, ...]

    def output_of(self, size: Size) -> float:
        return self.output[list(Size).index(size)]

    def weight_of(self, group: str) -> float:
        """About how much of a group a unit of product takes: TOE of energy, đồng of materials,
        and of everything else its own quantity."""
        if group == "energy":
            return sum(use.per_product * TOE.get(use.resource, 0) for use in self.uses)
        if group == "material":
            bought = [use for use in self.uses if use.direction == IN and use.resource not in TOE]
            return sum(use.per_product * use.price for use in bought if use.resource != "water")
        return sum(use.per_product for use in self.uses if use.resource == group)


def _electricity(kwh: float) -> Use:
    return Use(
        resource="electricity",
        per_product=kwh,
        unit="kWh",
        price=1_850,
        other_unit="MWh",
        ratio=1000,
    )


def _coal(tonnes: float) -> Use:
    return Use(
        resource="coal_dust_5_6",
        per_product=tonnes * 1000,
        unit="kg",
        price=2_900,
        other_unit="tấn",
        ratio=1000,
    )


def _lpg(kg: float) -> Use:
    return Use(
        resource="lpg", per_product=kg, unit="kg", price=19_500, other_unit="tấn", ratio=1000
    )


def _diesel(litres: float) -> Use:
    return Use(
        resource="diesel_litre",
        per_product=litres,
        unit="lít",
        price=16_200,
        other_unit="1000 lít",
        ratio=1000,
    )


def _material(resource: str, amount: float, unit: str, price: float) -> Use:
    return Use(resource=resource, per_product=amount, unit=unit, price=price)


def _water(amount: float, *, drained: float = 0.8) -> tuple[Use, ...]:
    used = Use(resource="water", per_product=amount, unit="m³", price=11_500)
    if not drained:
        return (used,)
    return (used, _released("wastewater", amount * drained, "m³", 7_000))


def _released(resource: str, amount: float, unit: str = "kg", price: float = 0) -> Use:
    return Use(resource=resource, per_product=amount, unit=unit, price=price, direction=OUT)


def _trade(key: str, industry: str, word: str, *, makes: str, **rest: object) -> Trade:
    """`makes`: main product | second product | unit | đồng per unit."""
    first, second, unit, price = makes.split("|")
    return Trade(
        key=key,
        industry=industry,
        word=word,
        products=(first, second),
        unit=unit,
        price=float(price),
        **rest,  # type: ignore[arg-type]
    )


TRADES: dict[str, Trade] = {
    trade.key: trade
    for trade in (
        _trade(
            *("ceramics", "2393", "Gốm"),
            makes="Gốm sứ gia dụng|Gốm mỹ nghệ|tấn|38000000",
            output=(45, 320, 1_500, 3_400),
            uses=(
                *(_electricity(410), _lpg(62), _material("clay", 1.45, "tấn", 900_000)),
                *(_material("glaze", 46, "kg", 32_000), *_water(3.3)),
                *(_released("waste", 95), _released("dust", 1.3)),
            ),
        ),
        _trade(
            *("brick", "2392", "Vật liệu xây dựng"),
            makes="Gạch nung|Ngói|tấn|750000",
            output=(1_500, 9_000, 30_000, 70_000),
            uses=(
                *(_electricity(28), _coal(0.062), _material("clay", 1.25, "tấn", 85_000)),
                *(_diesel(1.1), _released("dust", 0.9), _released("waste", 22)),
            ),
        ),
        _trade(
            *("cement", "2394", "Xi măng"),
            makes="Xi măng|Clanhke thương phẩm|tấn|1150000",
            output=(4_000, 20_000, 45_000, 90_000),
            uses=(
                *(_electricity(92), _coal(0.125), _material("limestone", 1.32, "tấn", 68_000)),
                *(_diesel(0.9), _released("dust", 0.7), _released("waste", 5)),
            ),
        ),
        _trade(
            *("forging", "2593", "Rèn"),
            makes="Dao, kéo và dụng cụ cầm tay|Nông cụ|tấn|62000000",
            output=(12, 70, 350, 900),
            uses=(
                *(_electricity(640), _coal(0.85), _material("steel", 1.22, "tấn", 14_500_000)),
                *(*_water(2.1), _released("waste", 190), _released("dust", 3.4)),
            ),
        ),
        _trade(
            *("machining", "2592", "Cơ khí"),
            makes="Chi tiết cơ khí|Kết cấu thép gia công|tấn|46000000",
            output=(35, 260, 1_300, 3_600),
            uses=(
                *(_electricity(780), _diesel(16), _material("steel", 1.15, "tấn", 15_000_000)),
                *(*_water(2.6), _released("waste", 140), _released("hazardous_waste", 6)),
            ),
        ),
        _trade(
            *("plating", "2592", "Xử lý bề mặt"),
            makes="Sản phẩm mạ|Sản phẩm sơn tĩnh điện|1000 m²|98000000",
            output=(14, 60, 190, 420),
            uses=(
                *(_electricity(5_400), _lpg(120), _material("chemicals", 920, "kg", 27_000)),
                *(_material("nonferrous_metal", 0.21, "tấn", 88_000_000), *_water(190)),
                _released("hazardous_waste", 95),
            ),
        ),
        _trade(
            *("steel", "2410", "Thép"),
            makes="Thép cán|Phôi thép|tấn|13800000",
            output=(250, 1_800, 8_000, 19_000),
            uses=(
                *(_electricity(310), _coal(0.06), _material("steel", 1.08, "tấn", 9_600_000)),
                *(*_water(3.8, drained=0.3), _released("waste", 62), _released("dust", 1.9)),
            ),
        ),
        _trade(
            *("weaving", "1312", "Dệt"),
            makes="Vải dệt thoi|Lụa tơ tằm|1000 m|52000000",
            output=(28, 260, 1_250, 2_900),
            uses=(
                *(_electricity(1_450), _coal(0.62), _material("yarn", 0.24, "tấn", 62_000_000)),
                *(_material("dyestuff", 9.5, "kg", 185_000), *_water(38)),
                _released("waste", 14),
            ),
        ),
        _trade(
            *("knitting", "1391", "Dệt kim"),
            makes="Vải dệt kim|Áo len|tấn|128000000",
            output=(18, 130, 620, 1_500),
            uses=(
                *(_electricity(2_900), _coal(1.05), _material("yarn", 1.06, "tấn", 64_000_000)),
                *(_material("dyestuff", 26, "kg", 170_000), *_water(92)),
                _released("waste", 58),
            ),
        ),
        _trade(
            *("garment", "1410", "May"),
            makes="Quần áo may sẵn|Đồng phục|1000 sản phẩm|74000000",
            output=(28, 240, 1_100, 3_200),
            uses=(
                *(_electricity(820), _lpg(14), _material("fabric", 0.33, "tấn", 118_000_000)),
                *(*_water(9), _released("waste", 41)),
            ),
        ),
        _trade(
            *("leather", "1520", "Giày da"),
            makes="Giày, dép|Đồ da|1000 đôi|165000000",
            output=(16, 120, 560, 1_500),
            uses=(
                *(_electricity(1_900), _material("leather", 0.36, "tấn", 195_000_000)),
                *(_material("solvent", 46, "kg", 36_000), *_water(13)),
                *(_released("waste", 120), _released("hazardous_waste", 7)),
            ),
        ),
        _trade(
            *("paper", "1702", "Bao bì giấy"),
            makes="Bao bì các-tông|Giấy tissue|tấn|13500000",
            output=(180, 1_400, 5_600, 13_000),
            uses=(
                *(_electricity(265), _coal(0.16), _material("waste_paper", 1.14, "tấn", 4_200_000)),
                *(_material("chemicals", 11, "kg", 13_000), *_water(15)),
                *(_released("waste", 55), _released("dust", 0.4)),
            ),
        ),
        _trade(
            *("plastic", "2220", "Nhựa"),
            makes="Sản phẩm nhựa ép phun|Bao bì nhựa|tấn|41000000",
            output=(60, 480, 2_000, 4_800),
            uses=(
                *(_electricity(1_080), _material("plastic", 1.06, "tấn", 28_500_000)),
                *(*_water(2.4, drained=0.4), _released("waste", 48)),
            ),
        ),
        _trade(
            *("chemical", "2022", "Sơn và hóa chất"),
            makes="Sơn|Chất tẩy rửa|tấn|36000000",
            output=(70, 520, 2_400, 6_500),
            uses=(
                *(_electricity(140), _diesel(7.5), _material("chemicals", 820, "kg", 17_500)),
                *(_material("solvent", 140, "kg", 24_000), *_water(3.1)),
                *(_released("hazardous_waste", 11), _released("waste", 19)),
            ),
        ),
        _trade(
            *("food", "1075", "Thực phẩm"),
            makes="Thực phẩm chế biến|Bánh kẹo|tấn|47000000",
            output=(55, 430, 1_900, 4_600),
            uses=(
                *(_electricity(470), _lpg(34), _material("meat", 0.42, "tấn", 72_000_000)),
                *(_material("flour", 0.38, "tấn", 9_500_000), *_water(11)),
                _released("waste", 74),
            ),
        ),
        _trade(
            *("starch", "1062", "Chế biến nông sản"),
            makes="Tinh bột, miến, bún khô|Mạch nha|tấn|19500000",
            output=(90, 480, 1_700, 3_600),
            uses=(
                *(_electricity(165), _coal(0.21), _material("rice", 1.32, "tấn", 9_200_000)),
                *(*_water(17), _released("waste", 210)),
            ),
        ),
        _trade(
            *("beverage", "1103", "Đồ uống"),
            makes="Bia|Nước giải khát|1000 lít|9800000",
            output=(220, 1_900, 8_500, 24_000),
            uses=(
                *(_electricity(118), _coal(0.055), _material("malt", 0.13, "tấn", 13_000_000)),
                *(*_water(5.6), _released("waste", 145)),
            ),
        ),
        _trade(
            *("wood", "3100", "Mộc"),
            makes="Đồ gỗ nội thất|Đồ gỗ mỹ nghệ|m³|24500000",
            output=(75, 480, 1_900, 4_400),
            uses=(
                *(_electricity(255), _material("wood", 1.46, "m³", 8_400_000)),
                *(_material("paint", 9, "kg", 78_000), _diesel(4.2)),
                *(_released("dust", 6.8), _released("waste", 118)),
            ),
        ),
        _trade(
            *("bamboo", "1629", "Mây tre"),
            makes="Hàng mây tre đan|Mành, chiếu tre|tấn|68000000",
            output=(12, 70, 300, 800),
            uses=(
                *(_electricity(310), _coal(0.24), _material("bamboo", 1.38, "tấn", 11_000_000)),
                *(_material("paint", 14, "kg", 64_000), *_water(4.8), _released("waste", 260)),
            ),
        ),
        _trade(
            *("electrical", "2750", "Thiết bị điện"),
            makes="Đồ điện gia dụng|Thiết bị chiếu sáng|1000 sản phẩm|345000000",
            output=(6, 42, 190, 520),
            uses=(
                *(_electricity(8_600), _lpg(96), _material("steel", 2.9, "tấn", 17_500_000)),
                *(_material("plastic", 1.7, "tấn", 30_000_000), *_water(22)),
                *(_released("waste", 190), _released("hazardous_waste", 12)),
            ),
        ),
    )
}
# The trades of the programme QĐ 889/QĐ-TTg, by the VSIC codes that name them.
PRIORITY = ("13", "14", "2410", "222", "20", "2394", "11", "17", "102")


def is_priority(trade: Trade) -> bool:
    """Whether the trade is one of the sectors that QĐ 889/QĐ-TTg names."""
    return trade.industry.startswith(PRIORITY)
