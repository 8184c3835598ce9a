"""first look"""
import time
from datetime import date
from goldendoor.hall.duties.board import board, _by_law, line_of
from goldendoor.hall.duties.actions import NoteDone, TakeBack
from goldendoor.hall.acting import perform
from tests.hall.duties.conftest import *

def test_x(people, by, show):
    show("audit_report_submitted","DSS",True,date(2026,5,1))
    t=time.time(); b=board(date(2026,5,8)); print(len(b), time.time()-t)
    t=time.time(); b=board(date(2026,5,8)); print(len(b), time.time()-t)
    for l in b:
        if l.owed.obligation.instrument=="NYC-EO-13-2026": print(l.state.value,l.owed.obligation.key,l.words,l.other_day,[p.words for p in l.proofs])
    key="NYC-EO-13-2026/appoint-members/once/DSS"
    perform(NoteDone(key,date(2026,2,13),"Letter","F1"),by("hana",date(2026,2,14)))
    print(line_of(key,date(2026,2,13)).words,line_of(key,date(2026,2,14)).words)
