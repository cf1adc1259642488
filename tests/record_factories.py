"""Rows of what programmes give, show and link: see tests.factories, which offers them too."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from campaigns import models as campaigns
from tests import factories


class TechnologyTransfer(DjangoModelFactory):
    class Meta:
        model = campaigns.TechnologyTransfer

    facility = factory.SubFactory(factories.Facility)
    title = factory.Sequence(lambda n: f"Công nghệ {n}")
    transferred_on = date(2017, 6, 1)


class PromotionProject(DjangoModelFactory):
    class Meta:
        model = campaigns.PromotionProject

    code = factory.Sequence(lambda n: f"KC-{n}")
    title = factory.Sequence(lambda n: f"Đề án {n}")
    admin_unit = factory.SubFactory(factories.Province)
    starts_on = date(2017, 3, 1)


class ModelFollower(DjangoModelFactory):
    class Meta:
        model = campaigns.ModelFollower

    model = factory.SubFactory(factories.DemonstrationModel)
    facility = factory.SubFactory(factories.Facility)
    followed_on = date(2018, 6, 1)


class NetworkMember(DjangoModelFactory):
    class Meta:
        model = campaigns.NetworkMember

    name = factory.Sequence(lambda n: f"Thành viên {n}")
    kind = "maker"
    admin_unit = factory.SubFactory(factories.Province)
    joined_on = date(2017, 1, 1)


class Commitment(DjangoModelFactory):
    class Meta:
        model = campaigns.Commitment

    member = factory.SubFactory(NetworkMember)
    text = factory.Sequence(lambda n: f"Cam kết {n}")


class ChainLink(DjangoModelFactory):
    class Meta:
        model = campaigns.ChainLink

    supplier = factory.SubFactory(NetworkMember)
    buyer = factory.SubFactory(NetworkMember)
    product = "Đất sét"
    since = date(2017, 6, 1)


class TraceLot(DjangoModelFactory):
    class Meta:
        model = campaigns.TraceLot

    facility = factory.SubFactory(factories.Facility)
    code = factory.Sequence(lambda n: f"L-{n}")
    product = factory.Sequence(lambda n: f"Bát men ngọc {n}")
    made_on = date(2026, 5, 2)
    key = factory.Sequence(lambda n: f"key-of-a-lot-{n}")


class TraceStep(DjangoModelFactory):
    class Meta:
        model = campaigns.TraceStep

    lot = factory.SubFactory(TraceLot)
    title = factory.Sequence(lambda n: f"Bước {n}")
