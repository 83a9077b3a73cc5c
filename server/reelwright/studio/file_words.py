"""What Chinese words are called in English file names, for clips that are asked for in Chinese. Pure data, and reading.

To teach it a word, add a row; longer words are found first.
"""

from __future__ import annotations

from typing import Final

_ROWS: Final = """
城市 都市: city urban town | 夜景 夜晚 夜 晚上: night | 日落 夕阳 落日 黄昏: sunset dusk
日出 朝阳: sunrise dawn | 海滩 沙滩: beach | 大海 海边 海: sea ocean beach | 海浪 浪: wave waves surf
草地 草原: meadow grass field | 灯塔: lighthouse | 山 大山 雪山: mountain mountains hill | 雪 下雪: snow
猫 小猫 猫咪: cat kitten | 狗 小狗: dog puppy | 公园: park | 街 街道 街上: street road
路 公路 小路: road street path | 河 河流 小河: river | 湖 湖泊: lake | 花 花朵: flower flowers
树 大树: tree trees | 森林 树林: forest woods | 冰淇淋: ice-cream icecream gelato | 车 汽车: car | 面包车: van
火车: train | 地铁: subway metro | 飞机: plane airplane flight | 船: boat ship | 自行车: bike bicycle
天空: sky | 云: cloud clouds | 雨 下雨: rain | 星空 星星: stars star | 月亮: moon | 太阳: sun | 瀑布: waterfall
桥 大桥: bridge | 房子 家: house home | 教堂: church | 塔: tower | 市场: market | 机场: airport
孩子 小孩 宝宝: kid kids child baby | 生日: birthday | 婚礼: wedding | 聚会 派对: party | 晚餐 晚饭: dinner
早餐: breakfast | 午餐: lunch | 咖啡: coffee | 蛋糕: cake | 食物 美食: food | 跳舞 舞蹈: dance dancing
跑步: run running | 徒步: hike hiking | 游泳: swim swimming pool | 滑雪: ski skiing | 冲浪: surf surfing
滑板: skate skateboard skateboarding | 篮球: basketball | 足球: football soccer | 健身: gym workout | 瑜伽: yoga
露营: camp camping | 烟花: fireworks | 航拍: drone aerial | 采访: interview | 片头 开场: intro opening
片尾: outro ending | 办公室: office | 学校: school | 花园: garden | 厨房: kitchen | 自拍: selfie
全家福 家人: family | 朋友: friends friend | 春天: spring | 夏天: summer | 秋天: autumn fall | 冬天: winter
马: horse | 鸟: bird birds | 鱼: fish | 沙漠: desert | 岛 海岛: island
"""
_IGNORED: Final = "的那这张段个里在上了"


def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in _ROWS.replace("\n", "|").split("|"):
        chinese, _, english = row.partition(":")
        for word in chinese.split():
            found[word] = tuple(english.split())
    return found


WORDS: Final = _table()
_LONGEST: Final = max(map(len, WORDS))


def is_chinese(words: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in words)


def english(wanted: str) -> list[tuple[str, ...]] | None:
    """The English words for each word of a Chinese name, with their alternatives; None if one of them is not known."""
    found: list[tuple[str, ...]] = []
    place = 0
    while place < len(wanted):
        word = next((wanted[place:end] for end in range(place + _LONGEST, place, -1) if wanted[place:end] in WORDS), "")
        if word:
            found.append(WORDS[word])
        elif wanted[place] not in _IGNORED:
            return None
        place += len(word) or 1
    return found or None
