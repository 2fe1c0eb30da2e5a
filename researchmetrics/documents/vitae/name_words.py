"""Words that tell names of people from headings, menus and titles."""

from __future__ import annotations

import re

__all__ = ["CJK_HEADING", "NEVER", "PARTICLES", "SMALL"]

PARTICLES = {
    "van", "von", "vom", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "du",
    "la", "le", "los", "las", "ten", "ter", "te", "zu", "zum", "zur", "bin", "ibn", "bint", "al",
    "el", "ul", "af", "av", "y", "e", "i", "'t", "mac", "san", "st", "dit", "lo", "dalla", "degli",
}  # fmt: skip
# Parts of words that stand in headings, and in no name.
CJK_HEADING = re.compile(
    r"研究|领域|領域|经历|經歷|课程|課程|论文|論文|成果|项目|項目|信息|方向|教学|教學|学生|招生|联系|简介|簡介|介绍|"
    r"紹介|概要|実績|業績|受賞|获奖|荣誉|会议|学会|大学|大學|学院|學院|연구|소개|논문|정보|학력|경력|강의|수상|학교|학과"
)
# Words of headings, menus and titles; and small words, which are names where they have capitals.
NEVER = {
    "welcome", "news", "contact", "menu", "skip", "content", "search", "blog", "links", "about",
    "updated", "recent", "information", "profile", "dates", "address", "email", "e-mail", "phone",
    "details", "latest", "personal", "your", "our", "mein", "meine", "using", "based", "towards",
    "how", "what", "why",
    "个人", "個人", "首页", "主页", "简介", "介绍", "联系", "成员", "团队", "教师", "소개",
    "연락처", "구성원", "프로필", "교수", "教授", "略歴", "自己紹介", "紹介", "連絡先", "所属",
    "メンバー",
}  # fmt: skip
SMALL = {
    "of", "and", "the", "for", "in", "at", "on", "my", "me", "with", "to", "by", "is", "are",
    "from", "via", "und", "et", "page", "home", "site", "last", "under",
}  # fmt: skip
