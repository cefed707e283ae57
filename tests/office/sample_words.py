"""Words for the sample submissions: the generator's placeholders become what applicants write. Equal placeholders stay
equal, different ones different, so that keys decide as before."""
import random
import unicodedata

from generator import GIVEN, SURNAMES

FIELDS = ("工业互联网", "光伏材料", "油气装备", "生物医药", "智能制造", "节能环保", "机器视觉", "碳纤维", "特种机器人", "新型显示", "智慧农业", "海洋工程",
          "高端轴承", "膜分离", "储能系统", "无人机巡检", "水处理", "精细化工", "汽车零部件", "数字孪生", "管道防腐", "页岩油压裂", "钻井液", "冷链物流")
FIRMS = ("恒远", "中科瑞达", "华创", "明德", "天合", "致远", "金石", "新源", "东方博众", "联众", "正泰源", "国信", "蓝海", "凯盛", "融创智联", "海川")
MAKERS = ("云帆", "蓝图", "极客家", "青柠", "破晓", "未来工坊", "拾光", "海星", "木棉", "晨光", "智汇", "鲸落")
TOPICS = ("商业计划书辅导", "知识产权布局培训", "财税政策宣讲", "项目路演", "股权设计讲座", "科技金融对接", "高企申报培训", "创业沙龙")
TOWNS = ("如城街道", "长江镇", "搬经镇", "白蒲镇", "九华镇", "江安镇", "石庄镇")


def person(rng):
    return rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(("", rng.choice(GIVEN)))


def firm(rng):
    return rng.choice(FIRMS) + rng.choice(FIELDS) + rng.choice(("有限公司", "科技有限公司", "技术服务有限公司"))


def maker(rng):
    return rng.choice(MAKERS) + rng.choice(("创业团队", "科技有限公司", "工作室", "信息技术有限公司"))


def topic(*endings):
    return lambda rng: rng.choice(FIELDS) + rng.choice(endings)


def digits(pattern):
    """# is a digit."""
    return lambda rng: "".join(str(rng.randrange(10)) if char == "#" else char for char in pattern)


def one_of(*words):
    return lambda rng: rng.choice(words)


PROJECT = topic("成套技术开发", "关键技术研究", "成果转化", "示范应用", "技术服务", "产业化项目", "检测平台建设")
WORDS = {   # (list or "", column or field) or column alone → what people write; a column alone holds in every list
    "task": one_of("引进科技成果", "促成技术合同登记", "举办成果对接活动", "征集企业技术需求", "培训技术经纪人", "走访企业", "服务科技型中小企业", "发布科技成果"),
    "evidence": one_of("见附件材料", "技术服务合同复印件", "活动通知、签到表和照片", "验收报告", "银行回单复印件", "投资协议复印件"),
    ("agreement_tasks", "unit"): one_of("项", "次", "家", "人", "万元"), ("mentor_list", "unit"): firm, "unit": firm,
    "title": topic("经费管理办法", "资产管理制度", "服务管理程序", "人员绩效考核办法", "科研诚信管理规定"),
    ("papers", "title"): topic("失效机理研究", "多目标优化方法", "性能的实验研究", "综述"), ("leaders", "title"): one_of("教授", "研究员", "正高级工程师", "副教授"),
    "name": person, "field": topic(""), "specialty": topic(""), "certificate": one_of("技术经纪人证书", "中级工程师证书", "专利代理师资格证", "注册咨询工程师证书"),
    "project": PROJECT, ("projects", "name"): PROJECT, ("teams", "name"): topic("创新团队"), ("standards", "name"): topic("技术规范", "试验方法", "安全要求"),
    ("technologies", "name"): topic("新工艺", "新装备", "检测新方法"), ("awards", "name"): one_of("河北省科技进步奖", "河北省技术发明奖", "沧州市科技进步奖", "中国产学研合作创新奖"),
    ("landmarks", "name"): topic("国产化装备", "首台套装置"), ("open_topics", "name"): topic("基础问题研究"), ("conferences", "name"): topic("技术研讨会", "学术年会"),
    ("cooperation", "name"): topic("产学研合作洽谈会", "国际技术交流会"), ("events", "name"): topic("产业创新大会", "高峰论坛", "供需对接会"),
    ("bureau_activities", "name"): one_of("全市科技活动周", "联盟工作座谈会", "科技政策培训班", "成果转化对接会"), ("city_events", "name"): topic("（合肥）展览会", "（合肥）论坛"),
    ("investor_list", "name"): topic("产业投资基金", "创业投资有限公司"), ("intermediary_list", "name"): topic("知识产权代理有限公司", "会计师事务所", "律师事务所"),
    "level": one_of("国家级", "省级", "市级", "行业领先", "国内先进"), "grade": one_of("一等奖", "二等奖", "三等奖"), "approved_by": one_of("河北省科学技术厅", "沧州市科学技术局"),
    "partner": firm, "owner": firm, "undertaker": person, "direction": topic(""), "contribution": topic("填补省内空白，已在三家企业应用"),
    "minutes": one_of("第一次理事会会议纪要", "第二次理事会会议纪要", "理事会临时会议纪要"), "address": digits("www.lianmeng##.example.cn"), "product": topic("控制器", "检测仪", "复合材料"),
    "target": firm, "mentor": person, "served": maker, "team": maker, "firm": firm, "tenant": maker, "user": firm, "town": one_of(*TOWNS),
    "topic": lambda rng: rng.choice(TOPICS) + "（第" + rng.choice("一二三四五六七八") + "期）", "content": topic("样品检测", "3D打印打样", "云计算资源使用", "小批量试制"),
    ("ip_list", "kind"): one_of("实用新型专利", "发明专利", "软件著作权", "外观设计专利"), "item": topic("检测服务能力信息", "仪器设备开放信息", "专家信息"),
    "registration_no": digits("2025######00####"), "contract_no": digits("JSHT-2025-####"), "certificate_no": digits("ZS20#######"), "number": digits("ZL2023 1 0######.#"),
    ("projects", "number"): digits("2025B#######"), "application_no": digits("202510######.#"), "document_no": digits("皖经信新品〔2025〕###号"),
    "prior_filing_no": digits("合科报备2025-###"), "agreement_no": digits("RGHZ-2025-####"),
    ("", "host_institution"): firm, ("", "operator"): firm, ("", "partners"): one_of("河北工业大学", "燕山大学", "中国科学院过程工程研究所"),
    ("", "managing_department"): one_of("市科学技术局", "经济技术开发区科技局"), ("", "research_directions"): topic("关键共性技术", "工艺与装备"),
    ("", "review_opinion"): one_of("材料齐全，同意上报。", "经审核，情况属实。"), ("", "rule_innovation"): one_of("实行主任负责制和项目里程碑管理，按季度考核。"),
    ("", "integrated_applications"): topic("成套技术在两家企业集成应用"),
}


SHARED = ("agreement_no",)   # columns by which a list refers to another


def same_text(text):
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


class Words:
    def __init__(self, seed):
        self.rng, self.known, self.taken = random.Random(seed), {}, set()

    def say(self, table, column, placeholder):
        make = WORDS.get((table, column)) or WORDS[column]
        table = "" if column in SHARED else table
        key = (table, column, same_text(placeholder))
        if key not in self.known:
            words = make(self.rng)
            for attempt in range(2, 50):
                if (table, column, same_text(words)) not in self.taken:
                    break
                words = make(self.rng) if attempt < 40 else f"{make(self.rng)}（{attempt - 38}）"
            self.taken.add((table, column, same_text(words)))
            self.known[key] = words
        return self.known[key]


def dress(generator, case):
    """In place; the case is to be written again."""
    words = Words(f"{case.rubric} {case.name}")
    for name, field in generator.rubric.fields.items():
        if field["type"] in ("text", "name") and ("", name) in WORDS and isinstance(case.fields.get(name), str):
            case.fields[name] = words.say("", name, case.fields[name])
            case.typed.pop(name, None)
    for name, rows in case.lists.items():
        for column in generator.rubric.columns(name):
            if column["type"] not in ("text", "name"):
                continue
            for row in rows:
                if isinstance(row.get(column["id"]), str):
                    row[column["id"]] = words.say(name, column["id"], row[column["id"]])
