"""Addresses of this chapter: nouns only."""

from django.urls import path

from stimmig.review.views import again, foresight, guiding, judging, meeting, opinions, talking

urlpatterns = [
    path("use-cases/<int:pk>/reviews/new/", guiding.review_new, name="review_new"),
    path("reviews/<int:pk>/", guiding.review, name="review"),
    path("reviews/<int:pk>/participations/", guiding.participations, name="participations"),
    path("reviews/<int:pk>/releases/", guiding.releases, name="releases"),
    path("reviews/<int:pk>/withdrawals/", guiding.withdrawals, name="withdrawals"),
    path("reviews/<int:pk>/openings/", guiding.openings, name="openings"),
    path("reviews/<int:pk>/rounds/", guiding.rounds, name="rounds"),
    path("reviews/<int:pk>/second-round/", again.second_round, name="second_round"),
    path("reviews/<int:pk>/left-open/", again.left_open, name="left_open"),
    path("rounds/<int:pk>/abandonments/", guiding.abandonments, name="abandonments"),
    path("rounds/<int:pk>/reveals/", guiding.reveals, name="reveals"),
    path("rounds/<int:pk>/questions/<str:subject>/", judging.question, name="question"),
    path("rounds/<int:pk>/answers/", judging.answers, name="answers"),
    path("rounds/<int:pk>/contests/", judging.contests, name="contests"),
    path("rounds/<int:pk>/foresight/", foresight.foresight, name="foresight"),
    path("reviews/<int:pk>/stories/", foresight.stories, name="stories"),
    path("reviews/<int:pk>/picks/", foresight.picks, name="picks"),
    path("rounds/<int:pk>/seals/", judging.seals, name="seals"),
    path("exhibits/<int:pk>/", judging.exhibit, name="exhibit"),
    path("reviews/<int:pk>/picture/", talking.picture, name="picture"),
    path("reviews/<int:pk>/meeting/", meeting.meeting, name="meeting"),
    path("reviews/<int:pk>/meeting/stories/", foresight.meeting_stories, name="meeting_stories"),
    path("reviews/<int:pk>/meeting/minutes/", meeting.minutes, name="meeting_minutes"),
    path("reviews/<int:pk>/meeting/<str:subject>/", meeting.subject, name="meeting_subject"),
    path("reviews/<int:pk>/levels/<str:subject>/", talking.agreed_level, name="agreed_level"),
    path("reviews/<int:pk>/settlements/<str:fact>/", talking.settlement, name="settlement"),
    path("reviews/<int:pk>/opinions/<slug:of>/", opinions.opinion, name="opinion"),
    path("reviews/<int:pk>/marks/", talking.marks, name="marks"),
]
