<?php

use Bithoven\LLMManager\Http\Controllers\Admin\LLMActivityController;
use Bithoven\LLMManager\Http\Controllers\Admin\LLMKnowledgeBaseController;
use Bithoven\LLMManager\Http\Controllers\Admin\LLMModelController;
use Bithoven\LLMManager\Http\Controllers\Admin\LLMPromptTemplateController;
use Bithoven\LLMManager\Http\Controllers\Admin\LLMQuickChatController;
use Bithoven\LLMManager\Http\Controllers\Admin\LLMStreamController;
use Bithoven\LLMManager\Http\Controllers\Admin\LLMUsageStatsController;
use Illuminate\Support\Facades\Route;

Route::middleware(['web', 'auth'])->prefix('admin/llm')->name('admin.llm.')->group(function () {
    Route::resource('models', LLMModelController::class);
    Route::resource('prompts', LLMPromptTemplateController::class)->only(['index', 'store']);
    Route::resource('documents', LLMKnowledgeBaseController::class)->only(['index', 'store']);

    Route::post('stream/stream', [LLMStreamController::class, 'stream'])->name('stream.stream');

    Route::get('quick-chat', [LLMQuickChatController::class, 'index'])->name('quick-chat');
    Route::post('quick-chat/stream', [LLMQuickChatController::class, 'stream'])->name('quick-chat.stream');

    Route::get('activity', [LLMActivityController::class, 'index'])->name('activity');
    Route::get('usage-logs/{id}', [LLMActivityController::class, 'show'])->name('usage-logs.show');
    Route::get('stats', [LLMUsageStatsController::class, 'index'])->name('stats');
});
