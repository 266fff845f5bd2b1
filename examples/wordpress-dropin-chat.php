<?php
/**
 * Plugin Name: Chat for worried parents
 * Description: Puts the launcher of the drop-in chat on every page. Set the address below.
 * Version: 1.0
 *
 * Copy this file into wp-content/mu-plugins (or zip it and add it as a plugin), and set the
 * address that the service gave you. Nothing is stored and nothing is fetched but the launcher
 * until a parent opens the chat. To leave a page out, add its slug to the list.
 */

defined( 'ABSPATH' ) || exit;

const DROPIN_CHAT_ORIGIN = 'https://chat.example.org';
const DROPIN_CHAT_TITLE  = 'Worried about something online?';
const DROPIN_CHAT_NOT_ON = array( 'checkout' );

add_action(
	'wp_footer',
	static function () {
		if ( is_page( DROPIN_CHAT_NOT_ON ) ) {
			return;
		}
		// Plugins that defer or join scripts must leave this one alone: it reads its own attributes.
		printf(
			'<script src="%s" data-origin="%s" data-title="%s" data-no-optimize="1" data-cfasync="false" async></script>',
			esc_url( DROPIN_CHAT_ORIGIN . '/loader.js' ),
			esc_attr( DROPIN_CHAT_ORIGIN ),
			esc_attr( DROPIN_CHAT_TITLE )
		);
		printf(
			'<noscript><p><a href="%s">Worried about a child online? Numbers to call</a></p></noscript>',
			esc_url( DROPIN_CHAT_ORIGIN . '/numbers' )
		);
	}
);
