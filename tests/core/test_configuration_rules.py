"""Profiles, proxies and what an administrator decides: what is read from people and files."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbee_desktop.core.errors import BadInput
from vbee_desktop.core.models import Credentials, SpeechApi
from vbee_desktop.core.profiles import (
    MAX_PROFILES,
    Profile,
    Profiles,
    kept_form,
    new_profile_id,
    profiles_of,
)
from vbee_desktop.core.provision import ALL_FEATURES, Feature, provision_of
from vbee_desktop.core.proxy_choice import ProxyLogin, ProxyMode, proxy_choice
from vbee_desktop.core.source import Source
from vbee_desktop.core.sourced import settled

LEFT_OVERS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=45),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
KEPT_PROFILE = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("id", "name", "service", "server", "creates_at_once", "daily_points"), LEFT_OVERS
    ),
)


def taken_up_again(profiles: Profiles) -> Profiles:
    kept = json.loads(json.dumps(kept_form(profiles)))
    return profiles_of(kept["profiles"], kept["profile"])


@given(LEFT_OVERS | st.lists(KEPT_PROFILE, max_size=3), LEFT_OVERS)
def test_whatever_was_kept_there_is_a_profile_to_work_with(kept: object, active_id: object) -> None:
    profiles = profiles_of(kept, active_id)
    assert profiles.active in profiles.all
    assert len({each.id for each in profiles.all}) == len(profiles.all) <= MAX_PROFILES
    assert taken_up_again(profiles) == profiles


def test_profiles_come_back_from_the_settings_as_they_were() -> None:
    work = Profile("a1", "Công ty", SpeechApi.CURRENT, "https://vbee.example", 5, 20_000)
    profiles = Profiles().with_profile(work).choosing("a1")
    assert taken_up_again(profiles) == profiles
    assert profiles.active == work


def test_the_usual_profile_cannot_be_taken_away_and_steps_in_for_the_one_that_is() -> None:
    profiles = Profiles().with_profile(Profile("a1", "Work")).choosing("a1")
    assert profiles.without("") == profiles
    assert profiles.without("a1") == Profiles()


@pytest.mark.parametrize(
    ("profile", "field"),
    [
        (Profile("b", "work"), "profile_name"),
        (Profile("b", "x" * 41), "profile_name"),
        (Profile("b", "a\nb"), "profile_name"),
        (Profile("b", "B", server="http://vbee.vn"), "server"),
        (Profile("b", "B", creates_at_once=0), "creates_at_once"),
        (Profile("b", "B", daily_points=-1), "daily_points"),
    ],
)
def test_a_profile_that_is_not_fit_is_named(profile: Profile, field: str) -> None:
    profiles = Profiles().with_profile(Profile("a1", "Work"))
    with pytest.raises(BadInput) as caught:
        profiles.with_profile(profile)
    assert caught.value.facts["field"] == field


def test_ids_are_not_given_twice() -> None:
    assert len({new_profile_id() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("proxy.company.vn:3128", "http://proxy.company.vn:3128"),
        (" https://proxy.company.vn ", "https://proxy.company.vn:443"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ],
)
def test_the_address_of_a_proxy(words: str, address: str) -> None:
    choice = proxy_choice(words)
    assert (choice.mode, choice.address, choice.url) == (ProxyMode.MANUAL, address, address)
    assert proxy_choice(choice.words) == choice


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "address"),
        ("socks5://proxy:1080", "scheme"),
        ("file:///etc/proxy.pac", "scheme"),
        ("http://me:secret@proxy:3128", "login"),
        ("proxy:port", "address"),
        ("http://proxy:3128/path", "address"),
        ("pro xy", "address"),
    ],
)
def test_what_is_no_proxy_is_told(words: str, reason: str) -> None:
    with pytest.raises(BadInput) as caught:
        proxy_choice(words)
    assert (caught.value.facts["field"], caught.value.facts["reason"]) == ("proxy", reason)


def test_a_login_is_in_the_url_alone_and_whole_whatever_its_marks() -> None:
    choice = proxy_choice("proxy:3128").with_login(ProxyLogin("công ty\\me", "p@ss:/?#"))
    assert choice.url == "http://c%C3%B4ng%20ty%5Cme:p%40ss%3A%2F%3F%23@proxy:3128"
    assert "p@ss" not in f"{choice!r} {choice.words}"
    assert proxy_choice("system").with_login(ProxyLogin("me", "x")).login is None


def test_an_administrator_s_file() -> None:
    provision = provision_of(
        {
            "app_id": "app",
            "token": "Bearer t0ken",
            "server": "https://vbee.company.vn/",
            "service": "current",
            "proxy": "proxy:3128",
            "default_voice": "voice-1",
            "keep_history": False,
            "features": ["speech", "demo"],
            "locked": ["server", "keep_history"],
        },
        "there",
    )
    assert provision.credentials == Credentials("app", "t0ken")
    assert provision.server is not None
    assert provision.server.current == "https://vbee.company.vn"
    assert (provision.api, provision.keeps_history) == (SpeechApi.CURRENT, False)
    assert [each for each in Feature if provision.allows(each)] == [Feature.SPEECH, Feature.DEMO]
    assert provision.locks("server")
    assert not provision.locks("proxy")
    assert "t0ken" not in repr(provision)


def test_an_empty_file_decides_nothing() -> None:
    assert (provision_of({}).features, provision_of({}).credentials) == (ALL_FEATURES, None)


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ({"sever": "https://vbee.vn"}, "sever"),
        ({"server": "http://vbee.vn"}, "server"),
        ({"service": "newest"}, "service"),
        ({"proxy": "http://me:secret@proxy:1"}, "proxy"),
        ({"keep_history": "no"}, "keep_history"),
        ({"features": ["speech", "fax"]}, "features"),
        ({"features": "speech"}, "features"),
        ({"locked": ["proxy"]}, "locked"),
        ({"locked": [["proxy"]]}, "locked"),
        ({"token": 7}, "token"),
    ],
)
def test_a_slip_of_the_administrator_s_pen_is_named(table: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        provision_of(table)
    assert caught.value.facts["field"] == field


@given(st.dictionaries(st.text(max_size=12), LEFT_OVERS, max_size=4))
def test_any_table_is_read_or_refused(table: dict[str, object]) -> None:
    with suppress(BadInput):
        assert provision_of(table).locked <= set(table)


def test_the_strongest_source_counts_and_a_lock_beats_all() -> None:
    def source(**said: Any) -> tuple[int, Source, bool]:
        found = settled(0, **said)
        return found.value, found.source, found.is_locked

    assert source() == (0, Source.BUILT_IN, False)
    assert source(machine=4) == (4, Source.MACHINE, False)
    assert source(machine=4, user=3) == (3, Source.USER, False)
    assert source(machine=4, user=3, environment=2) == (2, Source.ENVIRONMENT, False)
    assert source(user=3, environment=2, command_line=1) == (1, Source.COMMAND_LINE, False)
    assert source(machine=4, user=3, command_line=1, is_locked=True) == (4, Source.MACHINE, True)
    assert source(user=3, is_locked=True) == (3, Source.USER, False)
