from datetime import date, timedelta
from goldendoor.hall.duties.board import board
from goldendoor.hall.duties import falling_due
from goldendoor.hall.notices import outbox
from tests.hall.duties.conftest import *
def test_x(people, by, show):
    bad=set()
    for d in range(0,2000,60):
        for l in board(date(2021,1,1)+timedelta(d)):
            o=l.owed.obligation
            if o.due and not outbox._is_citation(o.citation): bad.add(o.citation)
    print(bad)
    print(falling_due.due(at(date(2026,2,1))))
    print(falling_due.due(at(date(2026,2,10))))
    print(falling_due.due(at(date(2026,2,10))))
    print(falling_due.due(at(date(2026,3,10))))
    print(falling_due.told_of(falling_due.WORDS))
