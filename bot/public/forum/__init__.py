"""Speak on a forum: webhooks in, a decision, replies and private messages out."""
