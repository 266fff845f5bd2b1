"""What a screen reader finds, in its own terms, at each step of the main journeys."""

from playwright.async_api import expect

from tests.browser.officer import Officer


async def test_at_the_start_a_bar_the_numbers_the_conversation_and_a_field(alone):
    await expect(alone.root.locator("body")).to_match_aria_snapshot(
        """
        - banner:
          - heading "Online safety help for parents" [level=1]
          - link "Exit now"
          - navigation "Emergency numbers":
            - list:
              - listitem:
                - link /999/
        - main "Conversation":
          - heading "Tell us what is worrying you" [level=2]
        - contentinfo:
          - textbox "Your message"
          - button "Send"
        """
    )


async def test_an_answer_names_its_speaker_and_each_call_its_number(alone):
    await alone.say("services")
    await expect(alone.said("about services")).to_be_visible()
    await expect(alone.transcript).to_match_aria_snapshot(
        """
        - list:
          - listitem:
            - paragraph:
              - strong: You
            - paragraph: services
          - listitem:
            - paragraph:
              - strong: Assistant
              - text: /automatic/
            - paragraph: about services
            - list:
              - listitem
        """
    )
    await expect(alone.transcript.get_by_role("link", name="Call 101")).to_be_visible()


async def test_in_an_emergency_the_call_comes_first(alone):
    await alone.say("emergency")
    await expect(alone.transcript.locator(".message--emergency")).to_match_aria_snapshot(
        """
        - listitem:
          - paragraph:
            - strong: Assistant
          - region "Get help now":
            - paragraph: Get help now
            - list:
              - listitem:
                - paragraph: Emergency services, 999
                - paragraph:
                  - link "Call 999"
                - paragraph: A child or anyone else is in danger now
          - paragraph: about emergency
        """
    )


async def test_choices_are_a_group_with_a_name(alone):
    await alone.say("choices")
    await expect(alone.transcript).to_match_aria_snapshot(
        """
        - group "Choices":
          - button "We have already paid"
          - button "Talk with my son"
        """
    )


async def test_with_an_officer_the_name_and_the_number_are_read(alone, desk):
    await alone.ask("hello")
    officer = await Officer.for_chat(desk, alone)
    await officer.take()
    await officer.say("Hello, I am Sam.")
    await expect(alone.transcript.locator(".message--officer").last).to_match_aria_snapshot(
        """
        - listitem:
          - paragraph:
            - strong: PC Sam Hill 1234
            - text: /police officer/
          - paragraph: Hello, I am Sam.
        """
    )
    await officer.close()
    await expect(alone.root.locator(".ending")).to_match_aria_snapshot(
        """
        - heading "This chat has ended" [level=2]
        - list
        - paragraph:
          - button "Start a new chat"
        """
    )
